import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon';

interface PanelDialogProps {
  /** Whether it is open; closing it makes it false. */
  shown: Signal<boolean>;
  class: string;
  label: string;
  closeLabel: string;
  /** Drawn only while it is open. */
  children: ComponentChildren;
}

/** A dialog over the whole panel, with a button that closes it. */
export function PanelDialog({ shown, class: className, label, closeLabel, children }: PanelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = shown.value;

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  function close(): void {
    shown.value = false;
  }

  return (
    <dialog
      ref={dialog}
      class={className}
      aria-label={label}
      onClose={close}
      // DevTools hears what reaches the document, and opens its drawer.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      {open && (
        <>
          <button type="button" class="tool help-close" aria-label={closeLabel} onClick={close}>
            <Icon name="close" />
          </button>
          {children}
        </>
      )}
    </dialog>
  );
}
