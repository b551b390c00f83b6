/** What limits every proof that a gateway response gives. */
export const provesUnlessCustomised =
  "Exception and text prove this where nobody customised the response: a customised one, or DEFAULT_4XX and DEFAULT_5XX for all that have none of their own, can have another status and anybody's text.";

/** Where pages look for a cause and see none. */
export const notCors =
  "Not a fault of CORS, even where a browser says so: a refusal without CORS headers looks like one to a page.";

export const apiOwner = "The owner of the API";

export const metric4xx = "4XXError of REST APIs, 4xx of HTTP APIs: all refusals together";
export const metric5xx = "5XXError of REST APIs, 5xx of HTTP APIs: the integration's failures as well";
