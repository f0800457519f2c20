import { signal } from '@preact/signals';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/popup/popup.css';
import { createReference, loadBuiltIn } from '../../lib/models/reference';
import { countEndsOfCurrentTab } from '../../lib/platform/tab-ends';
import type { EndCounts } from '../../lib/transport/messages';

const model = createReference(loadBuiltIn);
const counts = signal<EndCounts | null | undefined>(undefined);

function Page() {
  return <Popup model={model} counts={counts.value} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
void countEndsOfCurrentTab().then((answer) => {
  counts.value = answer;
});
