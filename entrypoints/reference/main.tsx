import { render } from 'preact';
import { ReferencePage } from '../../components/reference/page';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/reference/page.css';
import { createReference, loadBuiltIn } from '../../lib/models/reference';

const model = createReference(loadBuiltIn);
const root = document.getElementById('root');
// Whole from the start, so that a fragment finds its entry and a print has everything.
void model.load().then(() => {
  if (root) render(<ReferencePage model={model} />, root);
});
