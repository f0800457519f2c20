import { useEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Draft, type DraftField, emptyCode, emptyRange, nextRow } from '../../lib/reference/dictionaries/draft';
import type { OptionsModel } from '../../lib/state/options';
import { Icon } from '../icon';
import { Field } from './field';
import { CodeFields, RangeFields } from './row-fields';

/** The form of one dictionary. Nothing is kept until it is saved, and nothing is saved that is not right. */
export function Editor({ model, draft }: { model: OptionsModel; draft: Draft }) {
  const form = useRef<HTMLFormElement>(null);
  const { errors } = model;
  const isNew = draft.original === null;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input')?.focus();
  }, [draft.original]);

  useEffect(() => {
    const wrong = errors.value.size > 0 ? form.current?.querySelector<HTMLElement>('[aria-invalid=true]') : null;
    wrong?.closest('details')?.setAttribute('open', '');
    wrong?.focus();
  }, [errors.value]);

  /** As the form is opened; from then on it is the user's. */
  const saysFurther = useMemo(
    () => draft.ranges.length > 0 || HINTED.some((name) => draft[name] !== ''),
    [draft.original],
  );

  function put(change: Partial<Draft>): void {
    model.draft.value = { ...draft, ...change };
  }

  function addCode(): void {
    const row = nextRow(draft.codes);
    put({ codes: [...draft.codes, emptyCode(row)] });
    focusSoon(`[data-row="code-${row}"] input`);
  }

  function addRange(): void {
    const row = nextRow(draft.ranges);
    put({ ranges: [...draft.ranges, emptyRange(row)] });
    focusSoon(`[data-row="range-${row}"] input`);
  }

  function focusSoon(selector: string): void {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(selector)?.focus());
  }

  const field = (name: DraftField, lines?: number) => (
    <Field
      name={name}
      label={i18n.t(`options.field.${name}`)}
      hint={HINTS.has(name) ? i18n.t(`options.fieldHint.${asHinted(name)}`) : undefined}
      value={draft[name]}
      error={errors.value.get(name)}
      lines={lines}
      onChange={(value) => put({ [name]: value })}
    />
  );

  return (
    <form
      class="box editor"
      ref={form}
      noValidate
      aria-label={isNew ? i18n.t('options.own.add') : i18n.t('options.editing', [draft.original?.name ?? ''])}
      onSubmit={(event) => {
        event.preventDefault();
        void model.save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') model.draft.value = null;
      }}
    >
      <div class="pair">
        {field('name')}
        {field('link')}
      </div>
      <fieldset>
        <legend>{i18n.t('options.recognise')}</legend>
        <p class="hint">{i18n.t('options.recogniseHint')}</p>
        <div class="triple">
          {field('subprotocols', 3)}
          {field('hosts', 3)}
          {field('paths', 3)}
        </div>
      </fieldset>
      <fieldset>
        <legend>{i18n.t('options.codesTitle')}</legend>
        {draft.codes.map((code, place) => (
          <CodeFields
            key={code.row}
            code={code}
            place={place}
            errors={errors.value}
            onChange={(name, value) => put({ codes: changed(draft.codes, code, { [name]: value }) })}
            onRemove={() => {
              put({ codes: draft.codes.filter((each) => each !== code) });
              focusSoon('.add-code');
            }}
          />
        ))}
        <button type="button" class="button add-code" onClick={addCode}>
          <Icon name="add" /> {i18n.t('options.addCode')}
        </button>
      </fieldset>
      <details class="more" open={saysFurther}>
        <summary>{i18n.t('options.furtherTitle')}</summary>
        <fieldset>
          <legend>{i18n.t('options.rangesTitle')}</legend>
          <p class="hint">{i18n.t('options.rangesHint')}</p>
          {draft.ranges.map((range, place) => (
            <RangeFields
              key={range.row}
              range={range}
              place={place}
              errors={errors.value}
              onChange={(name, value) => put({ ranges: changed(draft.ranges, range, { [name]: value }) })}
              onRemove={() => {
                put({ ranges: draft.ranges.filter((each) => each !== range) });
                focusSoon('.add-range');
              }}
            />
          ))}
          <button type="button" class="button add-code add-range" onClick={addRange}>
            <Icon name="add" /> {i18n.t('options.addRange')}
          </button>
        </fieldset>
        <fieldset>
          <legend>{i18n.t('options.hintsTitle')}</legend>
          <p class="hint">{i18n.t('options.hintsHint')}</p>
          <div class="triple">{HINTED.map((name) => field(name, 3))}</div>
        </fieldset>
      </details>
      <div class="actions">
        <button type="submit" class="button primary">
          {i18n.t('options.save')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            model.draft.value = null;
          }}
        >
          {i18n.t('options.cancel')}
        </button>
        {errors.value.size > 0 && (
          <p class="wrong" role="alert">
            {i18n.t('options.flawed', errors.value.size, [String(errors.value.size)])}
          </p>
        )}
      </div>
    </form>
  );
}

/** What often comes with it. */
const HINTED = ['hintedSubprotocols', 'hintedHosts', 'hintedPaths'] as const;

function changed<Row>(rows: readonly Row[], row: Row, change: Partial<Row>): Row[] {
  return rows.map((each) => (each === row ? { ...each, ...change } : each));
}

const HINTS: ReadonlySet<DraftField> = new Set(['subprotocols', 'hosts', 'paths']);

function asHinted(name: DraftField): 'subprotocols' | 'hosts' | 'paths' {
  return name === 'subprotocols' || name === 'hosts' ? name : 'paths';
}
