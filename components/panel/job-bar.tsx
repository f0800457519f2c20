import { i18n } from '#i18n';
import { Icon } from '../icon';
import { usePanel } from './context';

/** How far a long export or import is, with a way to call it off; or why it failed. */
export function JobBar() {
  const { work } = usePanel();
  const job = work.current.value;
  if (!job) {
    return work.problem.value === null ? null : (
      <p class="bar" role="alert">
        {i18n.t('panel.job.failed', [work.problem.value])}
      </p>
    );
  }
  return (
    <div class="bar">
      <progress value={job.progress} aria-label={job.name} />
      <span>{job.name}</span>
      <button type="button" class="tool" aria-label={i18n.t('panel.job.cancel')} onClick={job.cancel}>
        <Icon name="close" />
      </button>
    </div>
  );
}
