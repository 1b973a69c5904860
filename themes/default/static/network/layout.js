/* Where people stand on the map: a pure function of the network. Every place starts from a hash of the person's page,
   and only + - * / and the square root are used for a fixed number of steps, so that every browser finds the same
   places, and somebody new moves the others little. It knows nothing of drawing. */
(function () {
  "use strict";

  // Rounds in which people move towards those they are tied to, and in which they make room for each other.
  var ROUNDS = 40;
  var STEPS = 30;
  // How much of its own place everybody keeps in a round.
  var OWN = 0.05;
  var ROUNDED = 10000;

  /* Two numbers from -1 to 1 and one from 0 to 1 of a text. */
  function hashed(text) {
    var h = 2166136261;
    for (var i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
    function next() {
      h = Math.imul(h ^ (h >>> 16), 2246822507);
      h = Math.imul(h ^ (h >>> 13), 3266489909);
      h = (h ^ (h >>> 16)) + 1831565813 | 0;
      return (h >>> 0) / 4294967296;
    }
    return [2 * next() - 1, 2 * next() - 1, next()];
  }

  /* Evenly spread along one axis, in the same order as before. */
  function spread(values) {
    var order = values.map(function (value, n) {
      return n;
    }).sort(function (a, b) {
      return values[a] - values[b] || a - b;
    });
    var even = [];
    order.forEach(function (n, rank) {
      even[n] = (2 * rank + 1) / order.length - 1;
    });
    return even;
  }

  function places(graph) {
    var count = graph.people.length;
    var x = [];
    var y = [];
    var third = [];
    var inner = [];
    var rim = [];
    var slot = [];
    var n;
    for (n = 0; n < count; n += 1) {
      var start = hashed(graph.people[n][1]);
      x.push(start[0]);
      y.push(start[1]);
      third.push(start[2]);
      var tied = graph.near[n].some(function (tie) {
        return tie.to !== graph.me;
      });
      slot[n] = -1;
      if (n === graph.me) continue;
      if (tied) {
        slot[n] = inner.length;
        inner.push(n);
      } else rim.push(n);
    }
    // Ties by place in `inner`; those of the owner, who is tied to everybody, would only draw all to one point.
    var near = inner.map(function (one) {
      return graph.near[one].map(function (tie) {
        return slot[tie.to];
      }).filter(function (other) {
        return other >= 0;
      });
    });
    var at = gathered(inner, near, x, y);
    var radius = at.radius;
    var px = at.x;
    var py = at.y;
    relax(px, py, near, radius, graph.me >= 0 ? 2.5 : 0);
    // From the mean, not from the outermost, who would move all others when they come or go.
    var squares = 0;
    inner.forEach(function (one, place) {
      squares += px[place] * px[place] + py[place] * py[place];
    });
    // Those tied to nobody, or to the owner only, stand in a ring around most of the others.
    var near_edge = 1.75 * Math.sqrt(squares / (inner.length || 1)) + 1;
    var far_edge = Math.sqrt(near_edge * near_edge + rim.length * 1.4);
    var out = [];
    for (n = 0; n < count; n += 1) {
      if (slot[n] >= 0) {
        out.push(within(px[slot[n]], py[slot[n]], far_edge));
      } else if (n === graph.me) {
        out.push([0, 0]);
      } else {
        var length = Math.sqrt(x[n] * x[n] + y[n] * y[n]) || 1;
        var r = Math.sqrt(near_edge * near_edge + third[n] * (far_edge * far_edge - near_edge * near_edge));
        out.push([x[n] / length * r, y[n] / length * r]);
      }
    }
    return out.map(function (place) {
      return [Math.round(place[0] / far_edge * ROUNDED) / ROUNDED, Math.round(place[1] / far_edge * ROUNDED) / ROUNDED];
    });
  }

  /* Who stands far out is drawn in, the more the farther. */
  function within(x, y, edge) {
    var length = Math.sqrt(x * x + y * y);
    var free = 0.8 * edge;
    if (length <= free) return [x, y];
    var over = (length - free) / (edge - free);
    var to = (free + (edge - free) * over / (1 + over)) / length;
    return [x * to, y * to];
  }

  /* Everybody moves towards the middle of those they are tied to; then all are spread over a disc. */
  function gathered(inner, near, x, y) {
    var hx = inner.map(function (one) {
      return x[one];
    });
    var hy = inner.map(function (one) {
      return y[one];
    });
    var px = hx.slice();
    var py = hy.slice();
    for (var round = 0; round < ROUNDS; round += 1) {
      var qx = [];
      var qy = [];
      for (var n = 0; n < near.length; n += 1) {
        var sx = 0;
        var sy = 0;
        for (var k = 0; k < near[n].length; k += 1) {
          sx += px[near[n][k]];
          sy += py[near[n][k]];
        }
        qx.push(OWN * hx[n] + (1 - OWN) * (sx / near[n].length + px[n]) / 2);
        qy.push(OWN * hy[n] + (1 - OWN) * (sy / near[n].length + py[n]) / 2);
      }
      px = qx;
      py = qy;
    }
    var radius = Math.sqrt(near.length || 1);
    px = spread(px);
    py = spread(py);
    var dx = [];
    var dy = [];
    for (var i = 0; i < near.length; i += 1) {
      // From the square to the disc.
      dx.push(radius * px[i] * Math.sqrt(1 - py[i] * py[i] / 2));
      dy.push(radius * py[i] * Math.sqrt(1 - px[i] * px[i] / 2));
    }
    return { x: dx, y: dy, radius: radius };
  }

  /* Ties draw together, what is closer than two units makes room; each step moves less than the one before. */
  function relax(px, py, near, radius, keep) {
    var count = px.length;
    var REACH = 2;
    var width = Math.ceil(2 * (radius * 1.5 + 2) / REACH) + 2;
    for (var step = 0; step < STEPS; step += 1) {
      var most = (0.5 + radius * 0.02) * (1 - step / STEPS);
      var cells = {};
      var fx = [];
      var fy = [];
      var n;
      for (n = 0; n < count; n += 1) {
        // A little towards the middle, but that is the owner's.
        var off = Math.sqrt(px[n] * px[n] + py[n] * py[n]) + 0.01;
        var away = off < keep ? (keep - off) / off : -0.01;
        fx.push(px[n] * away);
        fy.push(py[n] * away);
        var cell = Math.floor(py[n] / REACH + width / 2) * width + Math.floor(px[n] / REACH + width / 2);
        (cells[cell] = cells[cell] || []).push(n);
      }
      for (n = 0; n < count; n += 1) {
        var here = Math.floor(py[n] / REACH + width / 2) * width + Math.floor(px[n] / REACH + width / 2);
        for (var row = -width; row <= width; row += width) {
          for (var column = -1; column <= 1; column += 1) {
            var those = cells[here + row + column];
            if (!those) continue;
            for (var i = 0; i < those.length; i += 1) {
              var other = those[i];
              if (other <= n) continue;
              var ax = px[n] - px[other];
              var ay = py[n] - py[other];
              var square = ax * ax + ay * ay;
              if (square >= REACH * REACH) continue;
              var apart = Math.sqrt(square) + 0.01;
              var push = 0.35 * (REACH - apart) / apart;
              fx[n] += ax * push;
              fy[n] += ay * push;
              fx[other] -= ax * push;
              fy[other] -= ay * push;
            }
          }
        }
        for (var k = 0; k < near[n].length; k += 1) {
          var to = near[n][k];
          if (to <= n) continue;
          var bx = px[to] - px[n];
          var by = py[to] - py[n];
          var long = Math.sqrt(bx * bx + by * by) + 0.01;
          var pull = 0.3 * (long - 1) / long / Math.sqrt(Math.min(near[n].length, near[to].length));
          fx[n] += bx * pull;
          fy[n] += by * pull;
          fx[to] -= bx * pull;
          fy[to] -= by * pull;
        }
      }
      for (n = 0; n < count; n += 1) {
        var force = Math.sqrt(fx[n] * fx[n] + fy[n] * fy[n]) + 0.0001;
        var move = Math.min(most, 0.3 * force) / force;
        px[n] += fx[n] * move;
        py[n] += fy[n] * move;
      }
    }
  }

  window.relwikiLayout = { places: places };
})();
