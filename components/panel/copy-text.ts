/** Puts text on the clipboard. By selection: DevTools gives its panels no `navigator.clipboard` in Chromium. */
export function copyText(text: string): void {
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = text;
  area.className = 'hidden';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
}
