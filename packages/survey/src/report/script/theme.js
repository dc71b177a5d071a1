(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  const stored = () => {
    try {
      return localStorage.getItem('sogoc-theme');
    } catch {
      return null;
    }
  };
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
  if (stored()) root.dataset.theme = stored();
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const show = () => button.setAttribute('aria-pressed', String(dark()));
    show();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try {
        localStorage.setItem('sogoc-theme', root.dataset.theme);
      } catch {
        // A page opened from a file may have no storage; the choice then lasts as long as the page.
      }
      show();
    });
  });
  const details = () => document.querySelectorAll('details');
  addEventListener('beforeprint', () => {
    for (const element of details()) {
      element.dataset.wasOpen = String(element.open);
      element.open = true;
    }
  });
  addEventListener('afterprint', () => {
    for (const element of details()) element.open = element.dataset.wasOpen === 'true';
  });
})();
