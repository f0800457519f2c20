import type { ComponentChildren } from 'preact';

interface ChoiceProps<Value extends string> {
  /** Unique on the page. */
  name: string;
  legend: string;
  value: Value;
  options: readonly { value: Value; label: string; hint?: string; below?: ComponentChildren }[];
  onChange(value: Value): void;
}

/** One of a few, each with a word on what it does. */
export function Choice<Value extends string>({ name, legend, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map((option) => {
        const id = `${name}-${option.value}`;
        return (
          <div class="option" key={option.value}>
            <input
              type="radio"
              id={id}
              name={name}
              checked={option.value === value}
              aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
              onChange={() => onChange(option.value)}
            />
            <div>
              <label for={id}>{option.label}</label>
              {option.hint !== undefined && (
                <p class="hint" id={`${id}-hint`}>
                  {option.hint}
                </p>
              )}
              {option.below}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
