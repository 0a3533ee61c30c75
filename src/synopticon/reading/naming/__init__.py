"""Who is mentioned in one article: names, descriptions, and the local entities they belong to."""
