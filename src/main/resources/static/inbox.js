// Keeps the inbox up to date and lets it be used by keys. Without it the page is plain links.
'use strict';

(() => {
  const EVERY = 5000;
  const list = document.getElementById('inbox-list');
  const news = document.getElementById('inbox-news');
  const keys = document.getElementById('keys');
  let tag = '';
  let failures = 0;
  let chosen = '';

  const rows = () => [...list.querySelectorAll('.case')];
  const ids = () => rows().map(row => row.dataset.id);

  // --- live ---

  async function refresh() {
    const response = await fetch(list.dataset.url, {
      headers: tag ? {'If-None-Match': tag} : {},
      cache: 'no-store',
      redirect: 'error'
    });
    if (response.status === 304) return;
    if (!response.ok) throw new Error('The list cannot be fetched: ' + response.status);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById('inbox-list');
    if (!fresh) throw new Error('The answer is no list');
    const first = !tag;
    tag = response.headers.get('ETag') || '';
    if (fresh.innerHTML !== list.innerHTML) replace(fresh, first);
  }

  function replace(fresh, first) {
    const before = new Set(ids());
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const row = focused && focused.closest('.case');
    const place = row ? rows().indexOf(row) : -1;
    const link = focused && focused.getAttribute('href');
    list.replaceChildren(...fresh.childNodes);
    mark();
    // Whoever was in the list stays in it; nobody else is moved.
    if (row) (find(row.dataset.id) || rows()[Math.min(place, rows().length - 1)])?.querySelector('a').focus({preventScroll: true});
    else if (link) [...list.querySelectorAll('a')].find(a => a.getAttribute('href') === link)?.focus({preventScroll: true});
    if (!first) tell(before, new Set(ids()));
  }

  function tell(before, after) {
    const come = [...after].filter(id => !before.has(id)).length;
    const gone = [...before].filter(id => !after.has(id)).length;
    const words = [];
    if (come) words.push(come === 1 ? 'One has come.' : come + ' have come.');
    if (gone) words.push(gone === 1 ? 'One is gone from the list.' : gone + ' are gone from the list.');
    if (words.length) news.textContent = words.join(' ');
  }

  async function turn() {
    try {
      if (!document.hidden) await refresh();
      failures = 0;
      list.classList.remove('stale');
    } catch (e) {
      // Others may be restarting the server; the list says that it is old and goes on asking.
      if (++failures === 3) {
        list.classList.add('stale');
        news.textContent = 'The list is not up to date: the server does not answer.';
      }
    }
    setTimeout(turn, Math.min(EVERY * 2 ** Math.min(failures, 4), 60000));
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh().catch(() => {});
  });

  // --- keys ---

  const find = id => rows().find(row => row.dataset.id === id);

  function mark() {
    rows().forEach(row => row.classList.toggle('chosen', row.dataset.id === chosen));
  }

  function move(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex(row => row.dataset.id === chosen);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(at + by, all.length - 1))];
    next.querySelector('a').focus();
    next.scrollIntoView({block: 'nearest'});
  }

  list.addEventListener('focusin', event => {
    const row = event.target.closest('.case');
    if (!row) return;
    chosen = row.dataset.id;
    mark();
  });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.target.closest('input, select, textarea')) return;
    if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === '/') document.querySelector('#inbox-filter select').focus();
    else if (event.key === '?') keys.showModal();
    else return;
    event.preventDefault();
  });

  const link = document.getElementById('keys-link');
  link.hidden = false;
  link.addEventListener('click', event => {
    event.preventDefault();
    keys.showModal();
  });

  setTimeout(turn, EVERY);
})();
