'use strict';
for (const chart of document.querySelectorAll('figure.chart')) {
  const plot = chart.querySelector('.plot');
  const view = plot.querySelector('.view');
  const tip = plot.querySelector('.tip');
  const said = chart.querySelector('.said');
  const axis = (text) => {
    const [from, to, unit] = text.split(' ');
    return {from: +from, to: +to, unit, low: +from, high: +to};
  };
  const x = axis(chart.dataset.x);
  const y = axis(chart.dataset.y);
  const points = [];
  for (const path of plot.querySelectorAll('path[data-points]')) {
    for (const p of JSON.parse(path.dataset.points)) {
      points.push({x: p[0], y: p[1], note: p[2], name: path.dataset.name});
    }
  }
  points.sort((a, b) => a.x - b.x || a.y - b.y);
  let current = -1;

  const iso = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
  const shown = (a, v) => a.unit === 'TIME' ? iso(v) : String(+v.toPrecision(10));
  const share = (a, v) => (v - a.low) / (a.high - a.low);

  const steps = (a, most) => {
    const span = a.high - a.low;
    if (a.unit !== 'TIME') {
      const power = 10 ** Math.floor(Math.log10(span / most));
      return [1, 2, 5, 10].map((m) => m * power).find((s) => span / s <= most);
    }
    const s = 1e3, m = 60 * s, h = 60 * m, d = 24 * h;
    return [1, 10, 100, s, 5 * s, 15 * s, m, 5 * m, 15 * m, h, 3 * h, 6 * h, 12 * h, d, 2 * d, 4 * d, 7 * d, 14 * d, 30 * d,
      90 * d, 365 * d].find((t) => span / t <= most) || span / most;
  };
  const named = (a, v, step) => {
    if (a.unit !== 'TIME') return v.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
    const text = new Date(v).toISOString();
    if (step >= 864e5 || v % 864e5 === 0) {
      return new Date(v).toLocaleDateString('en', {month: 'short', day: 'numeric', timeZone: 'UTC'});
    }
    return text.slice(11, step >= 6e4 ? 16 : step >= 1e3 ? 19 : 23);
  };
  const ticks = (a, holder, most, side) => {
    const step = steps(a, most);
    holder.textContent = '';
    for (let v = Math.ceil(a.low / step) * step; v <= a.high; v += step) {
      const span = document.createElement('span');
      span.textContent = named(a, v, step);
      const at = share(a, v) * 100 + '%';
      span.style[side] = side === 'left' ? `min(${at},100% - 1.1rem)` : at;
      holder.append(span);
    }
  };
  const place = (all) => {
    for (const span of all) {
      const vertical = span.classList.contains('v');
      const at = share(vertical ? x : y, +span.dataset.at);
      span.style.display = at < 0 || at > 1 ? 'none' : '';
      span.style[vertical ? 'left' : 'bottom'] = at * 100 + '%';
      if (vertical) span.classList.toggle('left', at < 0.35);
    }
  };
  const beside = (all) => {
    for (const span of all) {
      const left = share(x, +span.dataset.x);
      const bottom = share(y, +span.dataset.y);
      span.style.display = left < 0 || left > 1 || bottom < 0 || bottom > 1 ? 'none' : '';
      span.style.left = left * 100 + '%';
      span.style.bottom = bottom * 100 + '%';
      span.classList.toggle('before', left > 0.85);
    }
  };
  const marks = plot.querySelectorAll('.marks span:not(.b)');
  const besides = plot.querySelectorAll('.marks .b');
  place(marks);
  const draw = () => {
    const kx = (x.to - x.from) / (x.high - x.low);
    const ky = (y.to - y.from) / (y.high - y.low);
    const dx = -(x.low - x.from) / (x.to - x.from) * 1000 * kx;
    const dy = -(y.to - y.high) / (y.to - y.from) * 1000 * ky;
    view.setAttribute('transform', `matrix(${kx} 0 0 ${ky} ${dx} ${dy})`);
    for (const line of plot.querySelectorAll('.grid path')) line.style.display = 'none';
    ticks(x, plot.querySelector('.ticks.across'), 8, 'left');
    ticks(y, plot.querySelector('.ticks.up'), 6, 'bottom');
    place(marks);
    beside(besides);
    plot.classList.toggle('zoomed', kx > 1.001 || ky > 1.001);
    hide();
  };
  const bound = (a, low, high) => {
    const span = Math.min(Math.max(high - low, (a.to - a.from) / 1e5), a.to - a.from);
    a.low = Math.min(Math.max(low, a.from), a.to - span);
    a.high = a.low + span;
  };
  const zoom = (factor, atX = 0.5, atY = 0.5) => {
    for (const [a, at] of y.unit === 'TIME' ? [[x, atX], [y, atY]] : [[x, atX]]) {
      const middle = a.low + (a.high - a.low) * at;
      bound(a, middle - (middle - a.low) / factor, middle + (a.high - middle) / factor);
    }
    draw();
  };
  const pan = (byX, byY) => {
    bound(x, x.low + (x.high - x.low) * byX, x.high + (x.high - x.low) * byX);
    bound(y, y.low + (y.high - y.low) * byY, y.high + (y.high - y.low) * byY);
    draw();
  };
  const reset = () => {
    for (const a of [x, y]) [a.low, a.high] = [a.from, a.to];
    draw();
  };

  const ring = document.createElement('div');
  ring.className = 'dot';
  ring.hidden = true;
  plot.append(ring);
  function hide() {
    tip.hidden = ring.hidden = true;
  }
  const text = (p) => (p.name ? p.name + ': ' : '') + (p.note || shown(y, p.y) + ' at ' + shown(x, p.x));
  const show = (index, aloud) => {
    current = index;
    const p = points[index];
    const left = share(x, p.x);
    const bottom = share(y, p.y);
    if (left < 0 || left > 1 || bottom < 0 || bottom > 1) return hide();
    tip.textContent = text(p);
    tip.hidden = ring.hidden = false;
    ring.style.left = left * 100 + '%';
    ring.style.bottom = bottom * 100 + '%';
    tip.style[left > 0.5 ? 'right' : 'left'] = (left > 0.5 ? 1 - left : left) * 100 + '%';
    tip.style[left > 0.5 ? 'left' : 'right'] = 'auto';
    tip.style[bottom > 0.5 ? 'top' : 'bottom'] = `calc(${(bottom > 0.5 ? 1 - bottom : bottom) * 100}% + 10px)`;
    tip.style[bottom > 0.5 ? 'bottom' : 'top'] = 'auto';
    if (aloud) said.textContent = tip.textContent;
  };
  const nearest = (event) => {
    const box = plot.getBoundingClientRect();
    let best = -1;
    let least = 40 * 40;
    points.forEach((p, i) => {
      const dx = share(x, p.x) * box.width - (event.clientX - box.left);
      const dy = (1 - share(y, p.y)) * box.height - (event.clientY - box.top);
      const d = dx * dx + dy * dy;
      if (d < least) [best, least] = [i, d];
    });
    return best;
  };

  let grip = null;
  plot.addEventListener('pointerdown', (e) => {
    if (plot.classList.contains('zoomed')) {
      grip = {x: e.clientX, y: e.clientY};
      plot.setPointerCapture(e.pointerId);
    }
  });
  plot.addEventListener('pointerup', () => { grip = null; });
  plot.addEventListener('pointermove', (e) => {
    if (grip) {
      const box = plot.getBoundingClientRect();
      const by = [(grip.x - e.clientX) / box.width, (e.clientY - grip.y) / box.height];
      grip = {x: e.clientX, y: e.clientY};
      return pan(...by);
    }
    const found = nearest(e);
    if (found < 0) hide(); else show(found, false);
  });
  plot.addEventListener('pointerleave', () => { if (!grip) hide(); });
  plot.addEventListener('dblclick', (e) => {
    const box = plot.getBoundingClientRect();
    zoom(2, (e.clientX - box.left) / box.width, 1 - (e.clientY - box.top) / box.height);
  });
  plot.addEventListener('wheel', (e) => {
    if (!e.ctrlKey) return;
    e.preventDefault();
    const box = plot.getBoundingClientRect();
    zoom(e.deltaY < 0 ? 1.25 : 0.8, (e.clientX - box.left) / box.width, 1 - (e.clientY - box.top) / box.height);
  }, {passive: false});
  const keys = {
    '+': () => zoom(2), '=': () => zoom(2), '-': () => zoom(0.5), '0': reset,
    ArrowRight: (e) => e.shiftKey ? pan(0.2, 0) : show(Math.min(current + 1, points.length - 1), true),
    ArrowLeft: (e) => e.shiftKey ? pan(-0.2, 0) : show(Math.max(current - 1, 0), true),
    ArrowUp: (e) => { if (e.shiftKey) pan(0, 0.2); },
    ArrowDown: (e) => { if (e.shiftKey) pan(0, -0.2); },
    Home: () => show(0, true), End: () => show(points.length - 1, true), Escape: hide,
  };
  plot.addEventListener('keydown', (e) => {
    const act = keys[e.key];
    if (!act || e.ctrlKey || e.metaKey || !points.length) return;
    if (e.key.startsWith('Arrow') && !e.shiftKey && e.key !== 'ArrowLeft' && e.key !== 'ArrowRight') return;
    e.preventDefault();
    act(e);
  });
  const tools = document.createElement('div');
  tools.className = 'tools';
  for (const [label, name, act] of [['+', 'Zoom in', () => zoom(2)], ['−', 'Zoom out', () => zoom(0.5)], ['↺', 'Show all', reset]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.title = button.ariaLabel = name;
    button.addEventListener('click', act);
    tools.append(button);
  }
  chart.querySelector('div.up').append(tools);
}
