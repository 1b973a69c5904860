/* The map: the network drawn on a canvas, to be moved, zoomed, narrowed and walked. What it shows stands in the table
   below it as well; the table's filter is the map's. */
(function () {
  "use strict";

  var ways = window.relwikiWays;
  var make = ways.make;
  var say = ways.say;
  // Ties drawn at once, people above which only ties with both ends in view are drawn, and pixels of a line of text.
  var MOST_TIES = 3000;
  var CROWD = 1500;
  var LINE = 17;
  var LISTED = 60;

  function start(section) {
    var graph = ways.read(window.relwikiNetwork);
    var root = section.getAttribute("data-root");
    var at = window.relwikiLayout.places(graph);
    var count = at.length;
    var degree = graph.near.map(function (near) {
      return near.length;
    });
    // The most linked first: they keep their names longest. The owner before all.
    var order = at.map(function (place, n) {
      return n;
    }).sort(function (a, b) {
      return (b === graph.me) - (a === graph.me) || degree[b] - degree[a] || a - b;
    });
    var ties = [];
    graph.near.forEach(function (near, one) {
      near.forEach(function (tie) {
        if (one < tie.to) ties.push({ a: one, b: tie.to, types: tie.types, faint: one === graph.me || tie.to === graph.me });
      });
    });
    // Short ties between much linked people tell most of what is near what.
    ties.sort(function (s, t) {
      return Math.min(degree[t.a], degree[t.b]) - Math.min(degree[s.a], degree[s.b]) || s.a - t.a || s.b - t.b;
    });
    var shown = at.map(function () {
      return true;
    });
    var types = null;
    var chosen = -1;
    var over = -1;
    var next = {};
    var widths = [];
    var view = { x: 0, y: 0, zoom: 1 };
    var size = { width: 0, height: 0 };

    var canvas = make("canvas");
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", say("map_label"));
    var brush = canvas.getContext("2d");
    var bar = make("div", "map-tools");
    var finder = ways.field(graph, say("map_find"), function (n) {
      if (n >= 0) choose(n, true);
    });
    bar.appendChild(finder.element);
    button("map_in", "+", function () {
      zoom(1.5);
    });
    button("map_out", "−", function () {
      zoom(1 / 1.5);
    });
    button("map_all", say("map_all"), function () {
      glide({ x: 0, y: 0, zoom: 1 });
    });
    var frame = make("div", "map-frame");
    var panel = make("div", "map-panel");
    panel.setAttribute("aria-live", "polite");
    panel.appendChild(make("p", "remark", say("map_hint")));
    frame.appendChild(canvas);
    section.querySelector(".needs-script").replaceWith(bar, frame, panel);

    function button(key, text, act) {
      var made = make("button", "", text);
      made.type = "button";
      if (text !== say(key)) made.setAttribute("aria-label", say(key));
      made.addEventListener("click", act);
      bar.appendChild(made);
    }

    /* From the map's places to pixels, and back. */

    function scale() {
      return view.zoom * (Math.min(size.width, size.height) / 2 - 24);
    }

    function toX(n) {
      return size.width / 2 + (at[n][0] - view.x) * scale() * stretch();
    }

    function toY(n) {
      return size.height / 2 + (at[n][1] - view.y) * scale();
    }

    /* A frame that is wider than high shows a wider map. */
    function stretch() {
      return Math.max(1, Math.min(1.5, (size.width - 140) / size.height));
    }

    /* Drawing, at most once a frame. */

    var due = false;
    function draw() {
      if (due) return;
      due = true;
      window.requestAnimationFrame(function () {
        due = false;
        paint();
      });
    }

    function paint() {
      var look = window.getComputedStyle(canvas);
      var ink = look.color;
      var paper = look.backgroundColor;
      var accent = look.caretColor;
      var line = look.borderTopColor;
      var ratio = window.devicePixelRatio || 1;
      if (canvas.width !== Math.round(size.width * ratio) || canvas.height !== Math.round(size.height * ratio)) {
        canvas.width = Math.round(size.width * ratio);
        canvas.height = Math.round(size.height * ratio);
      }
      brush.setTransform(ratio, 0, 0, ratio, 0, 0);
      brush.fillStyle = paper;
      brush.fillRect(0, 0, size.width, size.height);
      var xs = [];
      var ys = [];
      for (var n = 0; n < count; n += 1) {
        xs.push(toX(n));
        ys.push(toY(n));
      }
      var focus = chosen >= 0 ? chosen : over;
      strokes(xs, ys, line, 0.12, function (tie) {
        return tie.faint;
      });
      strokes(xs, ys, line, count > CROWD && view.zoom < 3 ? 0.25 : count > 400 && view.zoom < 2 ? 0.4 : 0.7, function (tie) {
        return !tie.faint;
      });
      if (focus >= 0) {
        strokes(xs, ys, accent, 0.9, function (tie) {
          return tie.a === focus || tie.b === focus;
        });
      }
      dots(xs, ys, focus, ink, paper, accent);
      names(xs, ys, focus, ink, paper);
    }

    function inside(x, y, edge) {
      return x > -edge && y > -edge && x < size.width + edge && y < size.height + edge;
    }

    function fits(tie) {
      if (!shown[tie.a] || !shown[tie.b]) return false;
      return !types || tie.types.some(function (type) {
        return types[type];
      });
    }

    function strokes(xs, ys, colour, strength, wanted) {
      brush.strokeStyle = colour;
      brush.globalAlpha = strength;
      brush.lineWidth = 1;
      brush.beginPath();
      var left = MOST_TIES;
      for (var i = 0; i < ties.length && left; i += 1) {
        var tie = ties[i];
        if (!wanted(tie) || !fits(tie)) continue;
        var seen = inside(xs[tie.a], ys[tie.a], 0) + inside(xs[tie.b], ys[tie.b], 0);
        if (seen < (count > CROWD && strength < 0.9 ? 2 : 1)) continue;
        brush.moveTo(xs[tie.a], ys[tie.a]);
        brush.lineTo(xs[tie.b], ys[tie.b]);
        left -= 1;
      }
      brush.stroke();
      brush.globalAlpha = 1;
    }

    /* By the number of ties, and never so large that neighbours touch. */
    function radius(n) {
      var wanted = (n === graph.me ? 5 : 2) + Math.sqrt(Math.min(degree[n], 40)) * 0.7;
      return Math.max(1.2, Math.min(wanted * Math.min(1.6, Math.sqrt(view.zoom)), 0.4 * scale() / Math.sqrt(count)));
    }

    /* Dots that look alike are one path: thousands of single ones would take too long. */
    function dots(xs, ys, focus, ink, paper, accent) {
      var looks = {};
      for (var n = 0; n < count; n += 1) {
        if (!inside(xs[n], ys[n], 12)) continue;
        var lit = n === focus || next[n];
        var strength = !shown[n] ? 0.12 : focus >= 0 && !lit ? 0.35 : 1;
        var fill = n === graph.me || n === focus ? accent : degree[n] ? ink : paper;
        var key = strength + fill;
        looks[key] = looks[key] || { strength: strength, fill: fill, edge: fill === paper ? ink : paper, those: [] };
        looks[key].those.push(n);
      }
      Object.keys(looks).sort().forEach(function (key) {
        var look = looks[key];
        brush.globalAlpha = look.strength;
        brush.beginPath();
        look.those.forEach(function (n) {
          var size = radius(n) + (n === focus ? 2 : 0);
          brush.moveTo(xs[n] + size, ys[n]);
          brush.arc(xs[n], ys[n], size, 0, 2 * Math.PI);
        });
        brush.strokeStyle = look.edge;
        brush.lineWidth = 1.2;
        if (count < CROWD || look.edge === ink) brush.stroke();
        brush.fillStyle = look.fill;
        brush.fill();
      });
      brush.globalAlpha = 1;
    }

    /* Names of the most important for which there is room, to the right of their dot or to its left. */
    function names(xs, ys, focus, ink, paper) {
      brush.font = "13px " + window.getComputedStyle(canvas).fontFamily;
      brush.textBaseline = "middle";
      brush.lineJoin = "round";
      // What lies in each cell: somebody's dot, or -1 for a name. Among thousands a name may lie on a dot.
      var taken = {};
      if (count < 700 || view.zoom > Math.sqrt(count) / 8) {
        for (var d = 0; d < count; d += 1) taken[Math.round(ys[d] / LINE) + ":" + Math.floor(xs[d] / 8)] = d;
      }
      var first = focus >= 0 ? [focus].concat(Object.keys(next).map(Number)) : [];
      var those = first.length > 1 ? first : first.concat(order);
      var room = Math.max(60, Math.round(size.width * size.height / 2600));
      for (var i = 0; i < those.length && room; i += 1) {
        var n = those[i];
        if (!shown[n] || !inside(xs[n], ys[n], 0)) continue;
        var text = graph.people[n][0];
        if (text.length > 32) text = text.slice(0, 31) + "…";
        var width = widths[n] = widths[n] || brush.measureText(text).width;
        var right = xs[n] + radius(n) + 5;
        var left = xs[n] - radius(n) - 5 - width;
        var row = Math.round(ys[n] / LINE);
        var begin = free(row, right, width, n) ? right : free(row, left, width, n) ? left : n === focus ? right : null;
        if (begin === null) continue;
        for (var cell = Math.floor(begin / 8) - 1; cell <= (begin + width) / 8 + 1; cell += 1) {
          for (var beside = -1; beside < 2; beside += 1) taken[row + beside + ":" + cell] = -1;
        }
        brush.strokeStyle = paper;
        brush.lineWidth = 3;
        brush.strokeText(text, begin, ys[n]);
        brush.fillStyle = ink;
        brush.fillText(text, begin, ys[n]);
        room -= 1;
      }

      function free(row, begin, width, n) {
        if (begin < 0 || begin + width > size.width) return false;
        for (var cell = Math.floor(begin / 8); cell <= (begin + width) / 8; cell += 1) {
          var there = taken[row + ":" + cell];
          if (there !== undefined && there !== n) return false;
        }
        return true;
      }
    }

    /* Moving and zooming. */

    function keep() {
      view.zoom = Math.max(0.5, Math.min(60, view.zoom));
      view.x = Math.max(-1.2, Math.min(1.2, view.x));
      view.y = Math.max(-1.2, Math.min(1.2, view.y));
      draw();
    }

    /* Zooms so that what is under a point stays there; without a point, around the middle. */
    function zoom(by, x, y) {
      var before = scale();
      view.zoom *= by;
      view.zoom = Math.max(0.5, Math.min(60, view.zoom));
      if (x !== undefined) {
        view.x += (x - size.width / 2) * (1 / before - 1 / scale()) / stretch();
        view.y += (y - size.height / 2) * (1 / before - 1 / scale());
      }
      keep();
    }

    function move(x, y) {
      view.x -= x / scale() / stretch();
      view.y -= y / scale();
      keep();
    }

    var still = window.matchMedia("(prefers-reduced-motion: reduce)");
    var gliding = 0;
    function glide(to) {
      var from = { x: view.x, y: view.y, zoom: view.zoom };
      gliding += 1;
      var mine = gliding;
      if (still.matches) {
        view = to;
        keep();
        return;
      }
      var begin = 0;
      window.requestAnimationFrame(function step(now) {
        if (mine !== gliding) return;
        begin = begin || now;
        var part = Math.min(1, (now - begin) / 240);
        var eased = part * (2 - part);
        view.x = from.x + (to.x - from.x) * eased;
        view.y = from.y + (to.y - from.y) * eased;
        view.zoom = from.zoom + (to.zoom - from.zoom) * eased;
        keep();
        if (part < 1) window.requestAnimationFrame(step);
      });
    }

    var fingers = {};
    var moved = 0;
    canvas.addEventListener("pointerdown", function (event) {
      gliding += 1;
      fingers[event.pointerId] = [event.offsetX, event.offsetY];
      moved = Object.keys(fingers).length > 1 ? 99 : 0;
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", function (event) {
      var before = fingers[event.pointerId];
      if (!before) {
        hover(event.offsetX, event.offsetY);
        return;
      }
      var ids = Object.keys(fingers);
      var here = [event.offsetX, event.offsetY];
      moved += Math.abs(here[0] - before[0]) + Math.abs(here[1] - before[1]);
      if (ids.length === 1) {
        if (moved > 4) move(here[0] - before[0], here[1] - before[1]);
      } else {
        var other = fingers[ids[0] === String(event.pointerId) ? ids[1] : ids[0]];
        var was = distance(before, other);
        if (was > 8) zoom(distance(here, other) / was, (here[0] + other[0]) / 2, (here[1] + other[1]) / 2);
      }
      if (moved > 4 || ids.length > 1) fingers[event.pointerId] = here;
    });
    canvas.addEventListener("pointerup", function (event) {
      delete fingers[event.pointerId];
      if (moved > 4) return;
      var n = nearest(event.offsetX, event.offsetY);
      choose(n, false);
    });
    canvas.addEventListener("pointercancel", function (event) {
      delete fingers[event.pointerId];
    });
    canvas.addEventListener("dblclick", function (event) {
      var n = nearest(event.offsetX, event.offsetY);
      if (n >= 0) window.location.href = ways.link(graph.people[n], root).href;
    });
    canvas.addEventListener("wheel", function (event) {
      event.preventDefault();
      gliding += 1;
      zoom(Math.max(0.5, Math.min(2, 1 - event.deltaY * (event.deltaMode ? 0.05 : 0.0015))), event.offsetX, event.offsetY);
    }, { passive: false });
    canvas.addEventListener("keydown", function (event) {
      var acts = {
        ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]
      };
      var act = acts[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act) move(act[0], act[1]);
      else if (event.key === "+" || event.key === "=") zoom(1.3);
      else if (event.key === "-") zoom(1 / 1.3);
      else if (event.key === "0") glide({ x: 0, y: 0, zoom: 1 });
      else if (event.key === "Escape") choose(-1, false);
      else if (event.key === "Enter" && chosen >= 0) panel.querySelector("a").click();
      else return;
      event.preventDefault();
    });

    function distance(one, other) {
      return Math.sqrt((one[0] - other[0]) * (one[0] - other[0]) + (one[1] - other[1]) * (one[1] - other[1]));
    }

    function nearest(x, y) {
      var best = -1;
      var least = 18;
      for (var n = 0; n < count; n += 1) {
        if (!shown[n]) continue;
        var far = distance([toX(n), toY(n)], [x, y]);
        if (far < least) {
          least = far;
          best = n;
        }
      }
      return best;
    }

    function hover(x, y) {
      var n = nearest(x, y);
      canvas.classList.toggle("over", n >= 0);
      if (n === over) return;
      over = n;
      if (chosen < 0) {
        next = beside(n);
        draw();
      }
    }

    function beside(n) {
      var found = {};
      if (n >= 0 && n !== graph.me) {
        graph.near[n].forEach(function (tie) {
          if (shown[tie.to]) found[tie.to] = true;
        });
      }
      return found;
    }

    /* Somebody is chosen: lit on the map, with all their ties in words and as ways to go on. */
    function choose(n, go) {
      chosen = n;
      next = beside(n);
      finder.set(n);
      panel.textContent = "";
      if (n < 0) {
        panel.appendChild(make("p", "remark", say("map_hint")));
      } else {
        var title = make("h2");
        title.appendChild(ways.link(graph.people[n], root));
        panel.appendChild(title);
        var list = make("ul");
        graph.near[n].slice(0, LISTED).forEach(function (tie) {
          var item = make("li");
          var to = make("button", "to", graph.people[tie.to][0]);
          to.type = "button";
          to.dir = "auto";
          to.addEventListener("click", function () {
            choose(tie.to, true);
            panel.querySelector("a").focus();
          });
          item.appendChild(to);
          item.appendChild(make("span", "beside", " " + ways.between(graph, n, tie.to)));
          list.appendChild(item);
        });
        if (graph.near[n].length > LISTED) {
          list.appendChild(make("li", "remark", say("map_more").replace("{n}", graph.near[n].length - LISTED)));
        }
        panel.appendChild(graph.near[n].length ? list : make("p", "remark", say("map_nobody")));
      }
      if (n >= 0 && go) glide({ x: at[n][0], y: at[n][1], zoom: Math.max(view.zoom, Math.min(4, Math.sqrt(count / 150))) });
      draw();
    }

    /* The table is narrowed by its own tools; whom it hides is faint here. */
    var rows = Array.prototype.slice.call(document.querySelectorAll("tr[data-n]"));
    function narrow() {
      // Where there are too many for the table, those without a row are shown only while it shows all of its own.
      var all = rows.every(function (row) { return !row.hidden; });
      for (var n = 0; n < count; n += 1) shown[n] = all;
      rows.forEach(function (row) {
        shown[+row.getAttribute("data-n")] = !row.hidden;
      });
      types = null;
      Array.prototype.forEach.call(document.querySelectorAll("form.facets input:checked"), function (box) {
        if (box.value.indexOf("type:") === 0) (types = types || Object.create(null))[box.value.slice(5)] = true;
      });
      draw();
    }
    // After the table's own listeners, which stand nearer to the target.
    document.addEventListener("change", narrow);
    document.addEventListener("input", function (event) {
      if (event.target !== finder.input) window.setTimeout(narrow, 0);
    });

    function fit() {
      size = { width: frame.clientWidth, height: frame.clientHeight };
      draw();
    }
    new window.ResizeObserver(fit).observe(frame);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    new window.MutationObserver(draw).observe(document.documentElement, { attributes: true });
    var scheme = null;
    window.addEventListener("beforeprint", function () {
      scheme = document.documentElement.getAttribute("data-scheme");
      document.documentElement.setAttribute("data-scheme", "light");
      paint();
    });
    window.addEventListener("afterprint", function () {
      if (scheme) document.documentElement.setAttribute("data-scheme", scheme);
      else document.documentElement.removeAttribute("data-scheme");
    });
    fit();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var section = document.querySelector("[data-map]");
    // After the first picture of the page, because the layout of thousands takes a moment.
    if (section && window.relwikiNetwork) window.setTimeout(start, 0, section);
  });
})();
