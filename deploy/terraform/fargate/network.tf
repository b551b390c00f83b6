resource "aws_security_group" "load_balancer" {
  name_prefix = "${var.name}-alb-"
  description = "Authpath: its load balancer"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-alb" })
  lifecycle { create_before_destroy = true }
}

resource "aws_security_group" "task" {
  name_prefix = "${var.name}-task-"
  description = "Authpath: its task, which only the load balancer reaches"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-task" })
  lifecycle { create_before_destroy = true }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each          = toset(var.client_cidrs)
  security_group_id = aws_security_group.load_balancer.id
  description       = "Browsers"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.value
}

# The load balancer itself asks the token and user info endpoints; their addresses change.
resource "aws_vpc_security_group_egress_rule" "load_balancer_to_provider" {
  security_group_id = aws_security_group.load_balancer.id
  description       = "Identity provider"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "load_balancer_to_task" {
  security_group_id            = aws_security_group.load_balancer.id
  description                  = "Task"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = aws_security_group.task.id
}

resource "aws_vpc_security_group_ingress_rule" "task_from_load_balancer" {
  security_group_id            = aws_security_group.task.id
  description                  = "Load balancer, and nobody else"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = aws_security_group.load_balancer.id
}

# AWS, the Region's key endpoint, and the discovery documents of whatever is diagnosed.
resource "aws_vpc_security_group_egress_rule" "task_to_https" {
  security_group_id = aws_security_group.task.id
  description       = "AWS and identity providers"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "task_to_cache" {
  count                        = var.shared_cache == null ? 0 : 1
  security_group_id            = aws_security_group.task.id
  description                  = "Cache that the tasks share"
  ip_protocol                  = "tcp"
  from_port                    = var.shared_cache.port
  to_port                      = var.shared_cache.port
  referenced_security_group_id = var.shared_cache.security_group_id
}
