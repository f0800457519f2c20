/** Outlines on a 16 by 16 grid, 1.5 thick, as DevTools draws its own. */
const PATHS = {
  record: 'M8 4.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7z',
  clear: 'M8 2.250a5.750 5.750 0 1 0 0 11.500a5.750 5.750 0 1 0 0-11.500zM4 4l8 8',
  download: 'M8 2.500v7.500M4.750 7L8 10.250L11.250 7M3 13.250h10',
  close: 'M4 4l8 8M12 4l-8 8',
  below: 'M2.250 3h11.500v10h-11.500zM2.250 9h11.500',
  right: 'M2.250 3h11.500v10h-11.500zM9 3v10',
  copy: 'M5.750 5.250h7.500v8.500h-7.500zM3.250 10.750h-.5v-8.500h7.500v.5',
  columns: 'M2.250 3h11.500v10h-11.500zM6 3v10M10 3v10',
  down: 'M4.500 6.500L8 10L11.500 6.500',
  up: 'M4.500 9.500L8 6L11.500 9.500',
  help: 'M5.750 6a2.250 2.250 0 1 1 3.400 1.950c-.7.4-1.150.8-1.150 1.800M8 11.800v1',
  search: 'M7 2.750a4.250 4.250 0 1 0 0 8.500a4.250 4.250 0 1 0 0-8.500zM10.250 10.250L13.500 13.500',
  filter: 'M2.500 4h11M4.500 8h7M6.500 12h3',
  star: 'M8 2.250l1.750 3.650l4 .550l-2.900 2.800l.7 4l-3.550-1.900l-3.550 1.900l.7-4l-2.900-2.800l4-.550z',
  add: 'M8 3.250v9.500M3.250 8h9.500',
  gear: 'M8 5.750a2.250 2.250 0 1 0 0 4.500a2.250 2.250 0 1 0 0-4.500zM8 1.750v2M8 12.250v2M1.750 8h2M12.250 8h2M3.600 3.600l1.400 1.400M11 11l1.400 1.400M12.400 3.600l-1.400 1.400M5 11l-1.400 1.400',
  forward: 'M6.500 4.500L10 8L6.500 11.500',
  fold: 'M2.500 3.500h11M2.500 12.500h11M5.500 6.250L8 8.750L10.500 6.250',
  back: 'M9.500 4.500L6 8L9.500 11.500',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration of a control that has a name of its own. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
