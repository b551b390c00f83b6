import * as z from "zod";

// Imported first by what runs in a browser, for its effect: a schema asks when it is made whether it may compile itself,
// the pages' content policy forbids it, and the question is a violation of its own. https://zod.dev/api?id=jitless
z.config({ jitless: true });
