import type { ButtonHTMLAttributes } from 'preact';
import { Icon, type IconName } from './icon';

interface ToolButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** For assistive technology, and as its title where no other is given. */
  label: string;
  icon: IconName;
}

/** A button that is an icon alone. */
export function ToolButton({ label, icon, ...rest }: ToolButtonProps) {
  return (
    <button type="button" class="tool" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
