import "@angular/compiler"; // templates are compiled in the browser
import { CUSTOM_ELEMENTS_SCHEMA, Component, Injectable, Input, inject, signal } from "@angular/core";
import { toSignal } from "@angular/core/rxjs-interop";
import { bootstrapApplication } from "@angular/platform-browser";
import { ActivatedRoute, Router, RouterLink, RouterOutlet, provideRouter } from "@angular/router";
import { map } from "rxjs";
import { endpoint, related, stories } from "../stories.js";

/** What the application was told by its widgets. */
@Injectable({ providedIn: "root" })
class Heard {
  readonly list = signal<string[]>([]);

  add(what: string) {
    this.list.update((before) => [...before, what]);
  }
}

@Component({
  selector: "app-story",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <article-widget
      [article]="story.article"
      [related]="related(story)"
      [endpoint]="endpoint"
      lang="en"
      heading-level="2"
      (article-widget-ready)="heard.add('ready')"
      (article-widget-comment)="heard.add($any($event).detail)"
      (article-widget-navigate)="visit($any($event))"
    ></article-widget>
  `,
})
class Story {
  @Input({ required: true }) story!: (typeof stories)[number];

  readonly heard = inject(Heard);
  readonly endpoint = endpoint;
  readonly related = related;
  private readonly router = inject(Router);

  visit(event: CustomEvent<{ url: string }>) {
    event.preventDefault();
    this.router.navigateByUrl(new URL(event.detail.url).pathname);
  }
}

@Component({
  imports: [Story],
  template: `
    <button (click)="reverse()">Reverse</button>
    <ul>
      @for (story of order(); track story.id) {
        <li><app-story [story]="story" /></li>
      }
    </ul>
  `,
})
class FrontPage {
  readonly order = signal(stories);

  reverse() {
    this.order.update((order) => order.toReversed());
  }
}

@Component({
  imports: [Story],
  template: `
    <button (click)="shown.set(!shown())">{{ shown() ? "Hide" : "Show" }}</button>
    @if (shown()) {
      <app-story [story]="story()!" />
    }
  `,
})
class StoryPage {
  readonly shown = signal(true);
  readonly story = toSignal(
    inject(ActivatedRoute).params.pipe(map(({ id }) => stories.find((story) => story.id === id))),
  );
}

@Component({
  selector: "app-root",
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav>
      <a routerLink="/">Front page</a>
      @for (story of stories; track story.id) {
        <a [routerLink]="story.path">{{ story.id }}</a>
      }
    </nav>
    <ol id="heard">
      @for (what of heard.list(); track $index) {
        <li>{{ what }}</li>
      }
    </ol>
    <router-outlet />
  `,
})
class App {
  readonly stories = stories;
  readonly heard = inject(Heard);
}

bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: "", component: FrontPage },
      { path: ":id", component: StoryPage },
    ]),
  ],
});
