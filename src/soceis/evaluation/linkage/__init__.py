"""Linkage: which records of the service and of the police are one young person's, without a shared identifier.

    service, police = read_records(Path("linkage_service.csv")), read_records(Path("linkage_police.csv"))
    links = link(service, police, Settings())
    links.linked()                        # {unit of the service: unit of the police}
    quality_of(links)                     # rates by area and by what was known, expected precision and recall
    threshold_sweep(links, estimate)      # what the estimate would be under other thresholds
    pooled_draws(links, estimate, ...)    # the estimate with the uncertainty of the links in its interval
    encode(records, key)                  # the same records as keyed codes, which `link` takes too

Names, dates of birth and postcodes stay in `Records.columns`; no result, message or error holds them.
"""
