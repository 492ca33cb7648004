// From Tasklist to our pages, which show where everything stands, and on a phone from the list to the task below it.
const narrow = window.matchMedia('(max-width: 767px)');

function linkHome() {
  const menu = document.querySelector('.sections-menu ul');
  if (!menu || menu.querySelector('.our-pages')) return;
  const link = document.createElement('a');
  link.href = '/';
  link.target = '_self';
  link.textContent = 'Today';
  const item = document.createElement('li');
  item.className = 'our-pages';
  item.append(link);
  menu.prepend(item);
}

function showTask() {
  if (narrow.matches && location.hash.includes('task=')) {
    document.querySelector('.task-details')?.scrollIntoView({ behavior: 'smooth' });
  }
}

new MutationObserver(linkHome).observe(document.body, { childList: true, subtree: true });
window.addEventListener('hashchange', () => setTimeout(showTask, 300));
linkHome();
