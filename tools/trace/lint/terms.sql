-- What does the glossary define and forbid?
SELECT name, forbidden, file, line FROM term ORDER BY key;
