"""Offers of jobs and the like: schema.org JobPosting, France Travail, and tables of one's own."""

from skilltree.interop.offers.plan import OffersReader, plan_offers

__all__ = ["OffersReader", "plan_offers"]
