// Draws the process of the page into every .drawing and marks where its tokens are.
'use strict';

async function draw(drawing) {
  const response = await fetch(drawing.dataset.xml, {headers: {Accept: 'application/xml, text/xml'}});
  if (!response.ok) throw new Error('The drawing cannot be fetched: ' + response.status);
  const viewer = new BpmnJS({
    container: drawing,
    // Custom properties, so that the drawing follows light and dark by itself.
    bpmnRenderer: {defaultFillColor: 'var(--card)', defaultStrokeColor: 'var(--ink)'}
  });
  await viewer.importXML(await response.text());

  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  const known = ids => (ids || '').split(' ').filter(id => id && elements.get(id));
  known(drawing.dataset.done).forEach(id => canvas.addMarker(id, 'is-done'));
  known(drawing.dataset.active).forEach(id => {
    canvas.addMarker(id, 'is-active');
    const token = document.createElement('span');
    token.className = 'token';
    overlays.add(id, {position: {top: -8, left: -8}, html: token});
  });
  count(canvas, elements, overlays, drawing.dataset.counts || '');
  if (drawing.dataset.heat) {
    const rows = document.getElementById(drawing.dataset.heat);
    warm(canvas, elements, overlays, rows);
    const hottest = rows && rows.querySelector('tr[data-element]');
    show(canvas, elements, hottest && known(hottest.dataset.element)[0], 0.35);
  } else if (drawing.dataset.counts) {
    const counted = drawing.dataset.counts.split(' ').map(entry => entry.split('=')[0]);
    show(canvas, elements, known(counted.join(' '))[0], 0.35);
  } else show(canvas, elements, known(drawing.dataset.active)[0], 0.6);
}

// How many tokens are at an element: "Task_DraftPiece=3/1" for three of which one is stuck.
function count(canvas, elements, overlays, counts) {
  counts.split(' ').filter(entry => entry).forEach(entry => {
    const [id, numbers] = entry.split('=');
    const [tokens, stuck] = numbers.split('/').map(Number);
    if (!elements.get(id) || tokens + stuck === 0) return;
    canvas.addMarker(id, 'is-active');
    const badge = document.createElement('span');
    badge.className = 'tokens' + (stuck ? ' stuck' : '');
    badge.textContent = tokens || stuck;
    overlays.add(id, {position: {top: -14, left: -10}, html: badge});
  });
}

// Colours the steps and writes their times at them, as the rows of the table say.
function warm(canvas, elements, overlays, table) {
  (table ? table.querySelectorAll('tr[data-element]') : []).forEach(row => {
    const {element: id, level, mark, again, wait} = row.dataset;
    const element = elements.get(id);
    if (!element) return;
    canvas.addMarker(id, wait === 'true' ? 'is-wait' : 'heat-' + level);
    const text = [mark, again > 0 ? '\u21bb ' + again : ''].filter(part => part).join(' ');
    if (!text) return;
    const badge = document.createElement('span');
    badge.className = 'times' + (wait === 'true' ? ' wait' : '');
    const figures = document.createElement('b');
    figures.textContent = text;
    badge.append(figures);
    overlays.add(id, {position: {top: beside(element), left: element.width / 2 - 80}, html: badge});
  });
}

// Above or below an element, wherever events at its edge and ends of flows leave more room.
function beside(element) {
  const gap = edge => {
    const there = point => Math.abs(point.y - edge) < 2;
    if ((element.attachers || []).some(event => there({y: event.y + event.height / 2}))) return 20;
    const ends = element.incoming.map(flow => flow.waypoints[flow.waypoints.length - 1])
      .concat(element.outgoing.map(flow => flow.waypoints[0]));
    return ends.some(there) ? 14 : 3;
  };
  const above = gap(element.y);
  const below = gap(element.y + element.height);
  return above <= below ? -above - 26 : element.height + below;
}

// Where the whole is too wide to be read, begin at the token.
function show(canvas, elements, active, least) {
  canvas.zoom('fit-viewport', 'auto');
  if (!active || canvas.zoom() >= least) return;
  const element = elements.get(active);
  canvas.zoom(0.8, {x: element.x + element.width / 2, y: element.y + element.height / 2});
  const size = canvas.getSize();
  const view = canvas.viewbox();
  canvas.viewbox({
    x: element.x + element.width / 2 - view.width / 2,
    y: element.y + element.height / 2 - view.height / 2,
    width: size.width / 0.8,
    height: size.height / 0.8
  });
}

document.querySelectorAll('.drawing').forEach(drawing =>
  draw(drawing).catch(error => {
    drawing.textContent = 'The drawing cannot be shown now.';
    console.error(error);
  }));
