import { useEffect, useRef } from 'preact/hooks';

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

interface MenuListProps {
  label: string;
  groups: readonly MenuGroup[];
  style?: Record<string, string>;
  /** `back`: whoever opened the menu gets the focus again. */
  onClose(back: boolean): void;
}

/** An open list of commands: arrows, Home, End and Escape as the ARIA menu pattern has them. */
export function MenuList({ label, groups, style, onClose }: MenuListProps) {
  const root = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  const items = () => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])') ?? []),
  ];

  function onKeyDown(event: KeyboardEvent): void {
    const all = items();
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) all.at(next % all.length)?.focus();
    else if (event.key === 'Escape') onClose(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  useEffect(() => {
    const menu = root.current;
    menu?.querySelector<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])')?.focus();
    const outside = ({ target }: Event) => {
      // The button that opened it closes it by itself.
      if (!(target instanceof Node && menu?.parentElement?.contains(target))) close.current(false);
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, []);

  return (
    <div
      class="menu-list"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      ref={root}
      style={style}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !root.current?.parentElement?.contains(relatedTarget)) onClose(false);
      }}
    >
      {groups.map((group, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
        <div role="group" class="menu-group" key={group.heading ?? index} aria-label={group.heading}>
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
                if (item.checked === undefined) onClose(true);
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
  );
}
