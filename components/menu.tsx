import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import { type MenuGroup, MenuList } from './menu-list';

interface MenuProps {
  label: string;
  icon: IconName;
  /** Only the icon is drawn; the label is for assistive technology. */
  compact?: boolean;
  groups: readonly MenuGroup[];
}

/** A button that opens a list of commands, as the ARIA menu button pattern has it. */
export function Menu({ label, icon, compact = false, groups }: MenuProps) {
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="menu">
      <button
        type="button"
        class="tool"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-label={label}
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
        <MenuList
          label={label}
          groups={groups}
          onClose={(back) => {
            open.value = false;
            if (back) button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
