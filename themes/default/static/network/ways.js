/* The network of `data/network.js`: who is next to whom, ways between two people, and the path finder of the page of
   connections. It asks for nothing and sends nothing. */
(function () {
  "use strict";

  var words = window.relwikiWords || {};

  function say(key) {
    return words[key] || "";
  }

  /* A phrase with what stands in braces filled in. */
  function filled(text, inside) {
    return Object.keys(inside).reduce(function (so_far, name) {
      return so_far.split("{" + name + "}").join(inside[name]);
    }, text);
  }

  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* The numbers of the script as neighbours: near[n] holds {to, of, you, cost, types} for each tie, and the circles. */
  function read(data) {
    var count = data.people.length;
    var near = [];
    var member = [];
    for (var n = 0; n < count; n += 1) {
      near.push([]);
      member.push([]);
    }
    var e = data.edges;
    for (var i = 0; i < e.length; i += 5) {
      var kind = data.kinds[e[i + 4]];
      var cost = kind[1] ? data.costs[1] : data.costs[0];
      near[e[i]].push({ to: e[i + 1], said: data.words[e[i + 2]], cost: cost, types: kind[0] });
      near[e[i + 1]].push({ to: e[i], said: data.words[e[i + 3]], cost: cost, types: kind[0] });
    }
    data.circles.forEach(function (circle, place) {
      circle[2].forEach(function (one) {
        member[one].push(place);
      });
    });
    // Of most pages only the name of the file is told.
    var people = data.people.map(function (one) {
      return one[1].indexOf("/") < 0 ? [one[0], "people/" + one[1] + ".html"] : one;
    });
    return { data: data, people: people, me: data.me, near: near, member: member };
  }

  /* The best way from one to another as numbers of people and circles (behind those of the people), both ends
     included; null where there is none. The same rule as the site's own ways: least cost, then the smaller number. */
  function way(graph, from, to) {
    var people = graph.people.length;
    var data = graph.data;
    var dead = {};
    data.dead.forEach(function (one) {
      dead[one] = one !== from;
    });
    var best = {};
    var last = {};
    var done = {};
    // Costs are small whole numbers: those who wait stand in a list for each cost.
    var waiting = [[from]];
    best[from] = 0;
    last[from] = -1;
    for (var cost = 0; cost < waiting.length; cost += 1) {
      (waiting[cost] || []).forEach(function (here) {
        if (done[here]) return;
        done[here] = true;
        var so_far = cost + (dead[here] ? data.costs[3] : 0);
        function reach(there, more) {
          var sum = so_far + more;
          if (best[there] === undefined || sum < best[there]) {
            best[there] = sum;
            last[there] = here;
            (waiting[sum] = waiting[sum] || []).push(there);
          } else if (sum === best[there] && here < last[there]) {
            last[there] = here;
          }
        }
        if (here < people) {
          graph.near[here].forEach(function (tie) {
            reach(tie.to, tie.cost);
          });
          graph.member[here].forEach(function (circle) {
            reach(people + circle, data.costs[2] - 1);
          });
        } else {
          data.circles[here - people][2].forEach(function (one) {
            reach(one, 1);
          });
        }
      });
    }
    if (best[to] === undefined) return null;
    var steps = [];
    for (var step = to; step >= 0; step = last[step]) steps.unshift(step);
    return steps;
  }

  /* What ties the second to the first, in words. */
  function between(graph, one, other) {
    var tie = graph.near[one].filter(function (each) {
      return each.to === other;
    })[0];
    var name = graph.people[one][0];
    return tie ? (one === graph.me ? tie.said[1] : filled(tie.said[0], { name: name })) : "";
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function link(person, root) {
    var anchor = make("a", "", person[0]);
    anchor.href = root + person[1].split("/").map(encodeURIComponent).join("/");
    anchor.dir = "auto";
    return anchor;
  }

  /* A field for somebody's name, with suggestions; `chosen` is told the number of whom it names, or -1. */
  var fields = 0;
  function field(graph, label, chosen) {
    var seen = Object.create(null);
    graph.people.forEach(function (person) {
      seen[person[0]] = (seen[person[0]] || 0) + 1;
    });
    // Namesakes are told apart by the name of their page.
    var names = graph.people.map(function (person) {
      var page = person[1].split("/").pop().replace(/\.html$/, "");
      return seen[person[0]] > 1 ? person[0] + " (" + page + ")" : person[0];
    });
    var keys = names.map(folded);
    var box = make("label", "person-field");
    box.appendChild(make("span", "", label));
    var input = make("input");
    input.type = "search";
    input.autocomplete = "off";
    var list = make("datalist");
    fields += 1;
    list.id = "t-names-" + fields;
    input.setAttribute("list", list.id);
    box.appendChild(input);
    box.appendChild(list);

    /* Names that begin so, then those in which a word does, then those that hold it. */
    function found(text, most) {
      var wanted = folded(text.trim());
      if (!wanted) return [];
      var ranks = [[], [], [], []];
      keys.forEach(function (key, n) {
        var at = key.indexOf(wanted);
        if (at < 0) return;
        ranks[key === wanted ? 0 : at === 0 ? 1 : key.indexOf(" " + wanted) >= 0 ? 2 : 3].push(n);
      });
      return Array.prototype.concat.apply([], ranks).slice(0, most);
    }

    function look(sure) {
      var all = found(input.value, 12);
      var exact = all.length && names[all[0]] === input.value.trim();
      list.textContent = "";
      if (!exact) {
        all.forEach(function (n) {
          var option = make("option");
          option.value = names[n];
          list.appendChild(option);
        });
      }
      chosen(exact || (sure && all.length) ? all[0] : -1);
    }
    input.addEventListener("input", function () {
      look(false);
    });
    input.addEventListener("change", function () {
      look(true);
    });
    return {
      element: box,
      input: input,
      set: function (n) {
        input.value = n < 0 ? "" : names[n];
      }
    };
  }

  function finder(section) {
    var graph = read(window.relwikiNetwork);
    var root = section.getAttribute("data-root");
    var ends = [graph.me, -1];
    var form = make("form", "finder");
    var answer = make("div", "answer");
    answer.setAttribute("aria-live", "polite");
    var fields = [0, 1].map(function (end) {
      var made = field(graph, say(end ? "way_to" : "way_from"), function (n) {
        ends[end] = n;
        show();
      });
      made.set(ends[end]);
      form.appendChild(made.element);
      return made;
    });
    var swap = make("button", "", say("way_swap"));
    swap.type = "button";
    swap.addEventListener("click", function () {
      ends.reverse();
      fields.forEach(function (each, end) {
        each.set(ends[end]);
      });
      show();
    });
    form.appendChild(swap);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });

    function show() {
      answer.textContent = "";
      if (ends[0] < 0 || ends[1] < 0) return;
      var names = [graph.people[ends[0]][0], graph.people[ends[1]][0]];
      if (ends[0] === ends[1]) {
        answer.appendChild(make("p", "remark", say("way_same")));
        return;
      }
      var steps = way(graph, ends[0], ends[1]);
      if (!steps) {
        var none = filled(say("way_none"), { a: names[0], b: names[1] });
        answer.appendChild(make("p", "remark", none));
        return;
      }
      var list = make("ol", "way");
      var before = -1;
      var circle = null;
      steps.forEach(function (step) {
        if (step >= graph.people.length) {
          circle = graph.data.circles[step - graph.people.length];
          return;
        }
        var item = make("li");
        item.appendChild(link(graph.people[step], root));
        if (circle) {
          var shared = say("way_circle").split("{circle}").map(function (part) {
            return filled(part, { name: graph.people[before][0] });
          });
          item.appendChild(make("span", "beside", shared[0]));
          item.lastChild.appendChild(link(circle, root));
          item.lastChild.appendChild(document.createTextNode(shared[1] || ""));
        } else if (before >= 0) {
          item.appendChild(make("span", "beside", between(graph, before, step)));
        }
        list.appendChild(item);
        before = step;
        circle = null;
      });
      answer.appendChild(list);
    }

    section.querySelector(".needs-script").replaceWith(form, answer);
  }

  window.relwikiWays = { read: read, way: way, between: between, field: field, link: link, make: make, say: say };

  if (typeof document !== "undefined") {
    document.addEventListener("DOMContentLoaded", function () {
      var section = document.querySelector("[data-finder]");
      if (section && window.relwikiNetwork) finder(section);
    });
  }
})();
