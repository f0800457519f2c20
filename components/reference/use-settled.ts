import { useEffect, useState } from 'preact/hooks';

/** Whether the browser has been idle since this value came: what need not be drawn at once can be drawn then. */
export function useSettled(value: object): boolean {
  const [settled, setSettled] = useState<object | null>(null);
  useEffect(() => {
    const handle = requestIdleCallback(() => setSettled(value), { timeout: 500 });
    return () => cancelIdleCallback(handle);
  }, [value]);
  return settled === value;
}
