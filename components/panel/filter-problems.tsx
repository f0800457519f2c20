import { usePanel } from './context';

/** Parts of the filter that were left out, each with its reason; a click shows where it stands. */
export function FilterProblems() {
  const { filter, filterText } = usePanel();
  const { problems } = filter.value;
  if (problems.length === 0) return null;

  function show(from: number, to: number): void {
    const input = document.getElementById('filter');
    if (!(input instanceof HTMLInputElement)) return;
    input.focus();
    input.setSelectionRange(from, to);
  }

  return (
    <ul class="problems" aria-live="polite">
      {problems.map(({ from, to, reason }) => (
        <li key={`${from}-${to}`}>
          <button type="button" class="link mono" onClick={() => show(from, to)}>
            {filterText.value.slice(from, to)}
          </button>{' '}
          {reason}
        </li>
      ))}
    </ul>
  );
}
