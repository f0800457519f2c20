/** Why the last change was not saved; `''`: it was. */
export function SavingProblem({ text }: { text: string }) {
  return text === '' ? null : (
    <p class="wrong" role="alert">
      {text}
    </p>
  );
}
