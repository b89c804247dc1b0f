import type { App as Application } from '#lib/server/app.ts';
import type { City } from '#lib/domain/city/city.ts';
import type { Site } from '#lib/shell/site.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';

declare global {
  namespace App {
    interface Locals {
      app: Application;
      /** The signed-in person, freshly read for this request; null for the public. */
      staff: Staff | null;
      /** Keyed hash of the client's network, never the address itself. */
      network: string;
    }
    interface PageState {
      /** Step of the reporting flow. */
      step?: 1 | 2;
      /** What lies over the page. */
      sheet?: 'map';
    }
    interface PageData {
      /** The page that says that there is no line, at whatever address. */
      noLine?: boolean;
      city?: Pick<City, 'id' | 'name' | 'fullName' | 'demo'>;
    }
    interface Error {
      message: string;
      code?: string;
      id?: string;
      /** The frame around what is said, where no layout brings one. */
      site?: Site;
      /** Why the code that was typed on the page does not open the report. */
      codeProblem?: string | null;
    }
  }
}
export {};
