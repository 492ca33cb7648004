// The server checks every form; what it does not accept is said above the form and at the fields concerned.
const FIELDS = 'Refused-Fields';
const SUBMIT = /\/(task|process-definition)\/.*submit-form(\?|$)/;
const FORM = /\/deployed-(start-)?form(\?|$)/;

const componentOf = new Map();

function learn(component) {
  if (component.key) componentOf.set(component.key, component.id);
  (component.components || []).forEach(learn);
}

function clear() {
  document.querySelectorAll('.refusal, .refusal-at-field').forEach((said) => said.remove());
  document.querySelectorAll('.refused').forEach((field) => field.classList.remove('refused'));
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function fieldOf(form, key) {
  const control = form.querySelector(`[id$="-${CSS.escape(componentOf.get(key) || key)}"]`);
  return control && control.closest('.fjs-form-field');
}

function show(message, problems) {
  const form = [...document.querySelectorAll('.fjs-container')].pop();
  if (!form) return;
  const box = element('div', 'refusal', '');
  box.setAttribute('role', 'alert');
  box.append(element('strong', '', 'This was not accepted yet. Nothing you entered is lost.'));
  if (problems.length === 0) {
    box.append(element('div', '', message));
  } else {
    const list = element('ul', '', '');
    problems.forEach(([, text]) => list.append(element('li', '', text)));
    box.append(list);
  }
  form.before(box);
  problems.forEach(([key, text]) => {
    const field = fieldOf(form, key);
    if (!field) return;
    field.classList.add('refused');
    field.append(element('div', 'refusal-at-field', text));
  });
  box.scrollIntoView({ block: 'center', behavior: 'smooth' });
  // Tasklist says the same in a corner, with the task's id before it.
  setTimeout(() => {
    document.querySelectorAll('[notifications-panel] .alert').forEach((notification) => {
      if (notification.textContent.includes(message)) notification.querySelector('.close:not(.ng-hide)')?.click();
    });
  }, 300);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function answered(request, address) {
  if (SUBMIT.test(address) && request.status === 400) {
    const message = String(read(request.responseText).message || '');
    const problems = [...new URLSearchParams(request.getResponseHeader(FIELDS) || '')];
    show(message.replace(/^Cannot (submit task form|instantiate process definition) \S+: /, ''), problems);
  }
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  if (method.toUpperCase() === 'POST' && SUBMIT.test(address)) clear();
  this.addEventListener('load', () => {
    if (this.responseType === '' || this.responseType === 'text') answered(this, String(address));
  });
  return open.call(this, method, address, ...rest);
};

const load = window.fetch;
window.fetch = async (...request) => {
  const response = await load(...request);
  if (response.ok && FORM.test(response.url)) {
    componentOf.clear();
    learn(read(await response.clone().text()));
  }
  return response;
};

// Another task, another form.
window.addEventListener('hashchange', clear);
