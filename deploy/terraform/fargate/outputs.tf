output "dns_name" {
  description = "Point host at it: an alias, or a CNAME."
  value       = aws_lb.authpath.dns_name
}

output "zone_id" {
  description = "With dns_name, for an alias of Route 53."
  value       = aws_lb.authpath.zone_id
}

output "role_arn" {
  description = "Role of the task: trusted_principal of the role module in other accounts."
  value       = module.role.role_arn
}

output "log_group" {
  description = "One line of JSON for each request, refusal and diagnosis."
  value       = aws_cloudwatch_log_group.authpath.name
}

output "task_security_group_id" {
  description = "Security group of the tasks: let it in at the cache that they share."
  value       = aws_security_group.task.id
}
