/** Of the window that pictures are taken of, in CSS pixels. */
export const SIZE = { width: 1280, height: 720 };

/** Pixels of a picture to each CSS pixel. */
export const SCALE = 2;

/** Height of a row in the grid, in CSS pixels. */
export const ROW = 21;

/** The fault whose details are on the pictures. */
export const SHOWN = '/fault/status-403';
