import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { CallSites, Mapped } from '../../../lib/analysis/source-map';
import type { CallFrame } from '../../../lib/model/entry';

/** Finds the sources of call sites; `null` where no scripts can be had. */
export const SourcesContext = createContext<CallSites | null>(null);

/** A call site in the source of its script; `null` until that is known. */
export function useSource(frame: CallFrame): Mapped | null {
  const sources = useContext(SourcesContext);
  const [found, setFound] = useState<{ frame: CallFrame; mapped: Mapped } | null>(null);
  useEffect(() => {
    let isWanted = true;
    sources?.of(frame).then((mapped) => {
      if (isWanted) setFound({ frame, mapped });
    });
    return () => {
      isWanted = false;
    };
  }, [sources, frame]);
  return found?.frame === frame ? found.mapped : null;
}
