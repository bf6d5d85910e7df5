export { declineOffer } from "./decide-offer.ts";
export { readOffers, type Offers } from "./offer-reads.ts";
export { OffersLink } from "./web/offers-page.tsx";
