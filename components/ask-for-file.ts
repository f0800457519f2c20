/** The one that the user is asked by: an element that nothing holds may be collected before a file was chosen. */
let asking: HTMLInputElement | null = null;

/**
 * Has the browser ask for a file. To be called in the task of a click, as browsers demand.
 *
 * @param accept as of `<input type=file>`
 */
export function askForFile(accept: string, chosen: (file: File) => void): void {
  const input = document.createElement('input');
  asking = input;
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => {
    if (asking === input) asking = null;
    const file = input.files?.[0];
    if (file) chosen(file);
  });
  input.click();
}
