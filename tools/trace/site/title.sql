-- What is this specification called, and which version of it is this?
SELECT json_object('title', title, 'short', short, 'version', version, 'status', status, 'date', date) AS inputs FROM spec;
