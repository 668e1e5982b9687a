"""The workbench in the browser: pages made on the server, for one machine. It translates requests, nothing else."""
