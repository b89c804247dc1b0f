DROP INDEX `report_public_open`;--> statement-breakpoint
CREATE INDEX `report_public_open_by_receipt` ON `report` (`city_id`,`is_public`,`received_at`,`id`,`district_id`) WHERE state <> 'closed';