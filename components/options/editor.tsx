import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { type CodeField, type Draft, type DraftCode, type DraftField, emptyCode } from '../../lib/dictionaries/draft';
import type { OptionsModel } from '../../lib/models/options';
import { Icon } from '../icon';
import { CodeFields } from './code-fields';
import { Field } from './field';

/** The form of one dictionary. Nothing is kept until it is saved, and nothing is saved that is not right. */
export function Editor({ model, draft }: { model: OptionsModel; draft: Draft }) {
  const form = useRef<HTMLFormElement>(null);
  const { flaws } = model;
  const isNew = draft.original === null;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input')?.focus();
  }, [draft.original]);

  useEffect(() => {
    if (flaws.value.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [flaws.value]);

  function change(name: DraftField, value: string): void {
    model.draft.value = { ...draft, [name]: value };
  }

  function changeCode(row: number, name: CodeField, value: string): void {
    const codes = draft.codes.map((code) => (code.row === row ? { ...code, [name]: value } : code));
    model.draft.value = { ...draft, codes };
  }

  function addCode(): void {
    const row = Math.max(-1, ...draft.codes.map((code) => code.row)) + 1;
    model.draft.value = { ...draft, codes: [...draft.codes, emptyCode(row)] };
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[data-row="${row}"] input`)?.focus());
  }

  function removeCode({ row }: DraftCode): void {
    model.draft.value = { ...draft, codes: draft.codes.filter((code) => code.row !== row) };
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.add-code')?.focus());
  }

  const field = (name: DraftField, lines?: number) => (
    <Field
      name={name}
      label={i18n.t(`options.field.${name}`)}
      hint={HINTS.has(name) ? i18n.t(`options.fieldHint.${asHinted(name)}`) : undefined}
      value={draft[name]}
      flaw={flaws.value.get(name)}
      lines={lines}
      onChange={(value) => change(name, value)}
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
            flaws={flaws.value}
            onChange={(name, value) => changeCode(code.row, name, value)}
            onRemove={() => removeCode(code)}
          />
        ))}
        <button type="button" class="button add-code" onClick={addCode}>
          <Icon name="add" /> {i18n.t('options.addCode')}
        </button>
      </fieldset>
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
        {flaws.value.size > 0 && (
          <p class="wrong" role="alert">
            {i18n.t('options.flawed', flaws.value.size, [String(flaws.value.size)])}
          </p>
        )}
      </div>
    </form>
  );
}

const HINTS: ReadonlySet<DraftField> = new Set(['subprotocols', 'hosts', 'paths']);

function asHinted(name: DraftField): 'subprotocols' | 'hosts' | 'paths' {
  return name === 'subprotocols' || name === 'hosts' ? name : 'paths';
}
