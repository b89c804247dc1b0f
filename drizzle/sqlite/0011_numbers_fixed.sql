CREATE TABLE `numbers_fixed` (
	`city_id` text NOT NULL,
	`month` integer NOT NULL,
	`area` text NOT NULL,
	`category` text NOT NULL,
	`fixed` integer NOT NULL,
	`again` integer NOT NULL,
	PRIMARY KEY(`city_id`, `month`, `area`, `category`)
);
