import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon';

export interface MenuItem {
  label: string;
  /** A box that is ticked or not; absent: a plain command. */
  checked?: boolean;
  disabled?: boolean;
  run(): void;
}

/** Items with a line above them, under a heading of their own. */
export interface MenuGroup {
  heading?: string;
  items: readonly MenuItem[];
}

interface MenuProps {
  label: string;
  icon: IconName;
  /** Only the icon is drawn; the label is for assistive technology. */
  compact?: boolean;
  groups: readonly MenuGroup[];
}

/** A button that opens a list of commands: arrows, Home, End and Escape as the ARIA menu button pattern has them. */
export function Menu({ label, icon, compact = false, groups }: MenuProps) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const items = () => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])') ?? []),
  ];

  function close(): void {
    open.value = false;
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!open.value) return;
    const all = items();
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) all.at(next % all.length)?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  useEffect(() => {
    if (!open.value) return;
    items()[0]?.focus();
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node && root.current?.contains(target))) open.value = false;
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open.value]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the button and of the items in it
    <div
      class="menu"
      ref={root}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) open.value = false;
      }}
    >
      <button
        type="button"
        class="tool"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-label={compact ? label : undefined}
        title={compact ? label : undefined}
        onClick={() => {
          open.value = !open.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open.value) return;
          event.preventDefault();
          open.value = true;
        }}
      >
        <Icon name={icon} />
        {!compact && <span class="tool-label">{label}</span>}
        {!compact && <Icon name="down" />}
      </button>
      {open.value && (
        <div class="menu-list" role="menu" aria-label={label}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
            <div role="group" class="menu-group" key={group.heading} aria-label={group.heading}>
              {group.heading !== undefined && (
                <div class="menu-heading" aria-hidden="true">
                  {group.heading}
                </div>
              )}
              {group.items.map((item) => (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: menuitemcheckbox has it
                <button
                  type="button"
                  key={item.label}
                  class="menu-item"
                  role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                  aria-checked={item.checked}
                  aria-disabled={item.disabled}
                  tabIndex={-1}
                  onClick={() => {
                    if (item.disabled) return;
                    if (item.checked === undefined) close();
                    item.run();
                  }}
                >
                  {item.checked !== undefined && <span class="menu-tick">{item.checked ? '✓' : ''}</span>}
                  {item.label}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
