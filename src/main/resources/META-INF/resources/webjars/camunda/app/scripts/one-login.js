// There is one login for all of Imprimatur: its own page takes the place of this application's.
const toOurLogin = () => {
  if (location.hash.startsWith('#/login')) location.replace('/login');
};

window.addEventListener('hashchange', toOurLogin);
toOurLogin();
