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
  show(canvas, elements, known(drawing.dataset.active)[0]);
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

// Where the whole is too wide to be read, begin at the token.
function show(canvas, elements, active) {
  canvas.zoom('fit-viewport', 'auto');
  if (!active || canvas.zoom() >= 0.6) return;
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
