/** What kind of field it is. */
export interface FieldLook {
  hint?: string | undefined;
  /** Of a field of several lines; absent: one line. */
  lines?: number | undefined;
  /** Values to choose from, with what is shown for each. */
  choices?: readonly (readonly [value: string, text: string])[] | undefined;
  numeric?: boolean;
}

interface FieldProps extends FieldLook {
  /** Unique in the form. */
  name: string;
  label: string;
  value: string;
  /** What is wrong with it. */
  error?: string | undefined;
  /** Somebody else decided it. */
  fixed?: boolean;
  onChange(value: string): void;
}

/** A labelled field with its hint and, once told, what is wrong with it. */
export function Field({
  name,
  label,
  hint,
  value,
  error,
  lines,
  choices,
  numeric = false,
  fixed = false,
  onChange,
}: FieldProps) {
  const id = `field-${name.replaceAll('.', '-')}`;
  const described = [hint && `${id}-hint`, error && `${id}-flaw`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    disabled: fixed,
    'aria-invalid': error !== undefined,
    'aria-describedby': described === '' ? undefined : described,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  return (
    <div class="field" data-name={name.replace(/^(code|range)s\.\d+\./, '$1-')}>
      <label for={id}>{label}</label>
      {choices ? (
        <select {...common}>
          {choices.map(([choice, text]) => (
            <option value={choice} key={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : lines ? (
        <textarea {...common} class="mono" rows={lines} spellcheck={false} />
      ) : (
        <input {...common} type="text" inputMode={numeric ? 'numeric' : 'text'} autocomplete="off" />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="wrong" id={`${id}-flaw`}>
          {error}
        </p>
      )}
    </div>
  );
}
