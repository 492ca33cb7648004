/* Shows a Camunda Form with the viewer that Tasklist itself uses, in a tree of its own, so that Tasklist's style stays in there. */
(() => {
  const place = document.querySelector('.paper');
  const answer = document.querySelector('form.answer');
  const schema = JSON.parse(place.dataset.schema);
  const root = place.attachShadow({ mode: 'open' });
  for (const sheet of place.dataset.styles.split(' ')) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    root.append(link);
  }
  const container = document.createElement('div');
  root.append(container);

  /** Tasklist's bundle answers to its own module numbers only; the viewer is the one that can create forms. */
  function viewer(webpack) {
    const id = Object.keys(webpack.m).find(id => /\.createForm\s*=/.test(webpack.m[id]));
    return webpack(id).Form;
  }

  function componentOf(key, components = schema.components) {
    for (const component of components) {
      const found = component.key === key ? component : componentOf(key, component.components || []);
      if (found) return found;
    }
    return null;
  }

  /** What the server did not accept, said at the fields concerned. */
  function refuse(form) {
    for (const { field, message } of JSON.parse(place.dataset.problems)) {
      const input = componentOf(field) && root.querySelector(`[id$="-${CSS.escape(componentOf(field).id)}"]`);
      if (!input) continue;
      const said = document.createElement('div');
      said.className = 'fjs-form-field-error';
      said.textContent = message;
      input.closest('.fjs-form-field').append(said);
      input.setAttribute('aria-invalid', 'true');
    }
  }

  async function show(Form) {
    const form = new Form({ container });
    await form.importSchema(schema, JSON.parse(place.dataset.values));
    refuse(form);
    answer.addEventListener('submit', event => {
      const { data, errors } = form.submit();
      if (Object.keys(errors).length > 0) {
        event.preventDefault();
        root.querySelector('.fjs-form-field-error')?.closest('.fjs-form-field').scrollIntoView({ block: 'center' });
        return;
      }
      answer.elements.values.value = JSON.stringify(data);
    });
    answer.querySelector('button').disabled = false;
    place.removeAttribute('aria-busy');
  }

  (self.webpackChunkcamunda_bpm_webapp ||= []).push([['approve'], {}, webpack => show(viewer(webpack))]);
})();
