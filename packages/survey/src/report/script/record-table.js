import { recordRow } from './record-row.js';

const pageSize = 50;
const root = document.getElementById('records');

if (root) {
  const { rows: packed, texts, words } = JSON.parse(document.getElementById('records-data').textContent);
  const text = (index) => (index < 0 ? null : texts[index]);
  const severity = ['low', 'medium', 'high'];
  const rows = packed.map((p) => ({
    database: text(p[0]),
    table: text(p[1]),
    key: p[2],
    masked: p[3] === 1,
    column: text(p[4]),
    kind: text(p[5]),
    severity: severity[p[6]],
    observed: p[7],
    expected: p[8],
    origin: text(p[9]),
    rule: text(p[10]),
    requirement: p[11] === 1,
  }));
  const fold = (value) => value.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
  const searched = rows.map((row) => fold([row.key, row.observed ?? '', row.expected ?? ''].join('\n')));
  const controls = Object.fromEntries(['kind', 'database', 'table', 'column', 'search'].map((name) => [name, root.querySelector(`[name=${name}]`)]));
  const body = root.querySelector('tbody');
  const status = root.querySelector('[role=status]');
  const none = root.querySelector('.none');
  const [previous, next] = root.querySelectorAll('.pages button');
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const number = new Intl.NumberFormat({ vi: 'vi-VN', en: 'en-GB', id: 'id-ID' }[document.documentElement.lang]);
  const sortValue = {
    place: (row) => `${row.database}\n${row.table}`,
    key: (row) => row.key,
    column: (row) => row.column ?? '',
    kind: (row) => words.kinds[row.kind] ?? row.kind,
    values: (row) => row.observed ?? '',
    rule: (row) => row.rule,
  };
  const state = { page: 0, sort: null, descending: false };
  let found = rows;

  const choices = (name, values) => {
    const select = controls[name];
    const chosen = select.value;
    const options = [...new Set(values)].sort(collator.compare);
    select.replaceChildren(
      select.options[0],
      ...options.map((value) => new Option(name === 'kind' ? (words.kinds[value] ?? value) : value, value, false, value === chosen)),
    );
    if (!options.includes(chosen)) select.value = '';
  };
  const narrow = () => {
    const inDatabase = rows.filter((row) => !controls.database.value || row.database === controls.database.value);
    choices(
      'table',
      inDatabase.map((row) => row.table),
    );
    choices(
      'column',
      inDatabase.filter((row) => row.column !== null && (!controls.table.value || row.table === controls.table.value)).map((row) => row.column),
    );
  };
  const show = () => {
    const start = state.page * pageSize;
    const page = found.slice(start, start + pageSize);
    body.innerHTML = page.map((row) => recordRow(row, words)).join('');
    none.hidden = found.length > 0;
    status.textContent =
      found.length === 0
        ? ''
        : words.shown
            .replace('{from}', number.format(start + 1))
            .replace('{to}', number.format(start + page.length))
            .replace('{all}', number.format(found.length));
    previous.disabled = state.page === 0;
    next.disabled = start + pageSize >= found.length;
  };
  const filter = () => {
    const wanted = fold(controls.search.value.trim());
    found = rows.filter(
      (row, index) =>
        ['kind', 'database', 'table', 'column'].every((name) => !controls[name].value || row[name] === controls[name].value) &&
        (!wanted || searched[index].includes(wanted)),
    );
    if (state.sort) {
      const value = sortValue[state.sort];
      found = found.slice().sort((a, b) => collator.compare(value(a), value(b)) * (state.descending ? -1 : 1));
    }
    state.page = 0;
    show();
  };
  const choose = (values) => {
    for (const name of ['kind', 'database', 'table', 'column', 'search']) {
      controls[name].value = values[name] ?? '';
      narrow();
    }
    filter();
  };

  choices(
    'kind',
    rows.map((row) => row.kind),
  );
  choices(
    'database',
    rows.map((row) => row.database),
  );
  narrow();
  for (const name of ['kind', 'database', 'table', 'column']) {
    controls[name].addEventListener('change', () => {
      narrow();
      filter();
    });
  }
  controls.search.addEventListener('input', filter);
  root.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
  root.querySelector('.clear').addEventListener('click', () => choose({}));
  const turn = (step) => {
    state.page += step;
    show();
    root.querySelector('table').scrollIntoView({ block: 'start' });
  };
  previous.addEventListener('click', () => turn(-1));
  next.addEventListener('click', () => turn(1));
  for (const button of root.querySelectorAll('th button')) {
    button.addEventListener('click', () => {
      const name = button.dataset.sort;
      state.descending = state.sort === name && !state.descending;
      state.sort = name;
      for (const head of root.querySelectorAll('th')) head.removeAttribute('aria-sort');
      button.closest('th').setAttribute('aria-sort', state.descending ? 'descending' : 'ascending');
      filter();
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    controls.search.focus();
  });
  for (const link of document.querySelectorAll('a[data-filter]')) {
    link.addEventListener('click', () => {
      link.closest('[popover]')?.hidePopover();
      choose(link.dataset);
    });
  }
  filter();
}
